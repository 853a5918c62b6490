/**
 * Inputs that look for readers that break. In a build each target is given its seeds and some thousand mutations of them,
 * drawn by a fixed seed; {@code src/test/bench/fuzz.sh} lets a fuzzer look for inputs that reach new code, as long as one
 * likes.
 */
package io.criterio.fuzz;
