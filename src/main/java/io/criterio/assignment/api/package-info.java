/** What a caller sends for an assignment and gets back, and the customer record that the field decisions take too. */
@NullMarked
package io.criterio.assignment.api;

import org.jspecify.annotations.NullMarked;
