@NullMarked
package io.criterio.scenario;

import org.jspecify.annotations.NullMarked;
