/**
 * Reads JSON into records: strict about the syntax, patient with the content. What is not JSON stops at once
 * ({@link io.criterio.json.NotJsonException}); what is JSON of the wrong shape is collected, each error with its JSON
 * Pointer, so that a caller hears of all of it in one answer. The record classes are the only description of the shape:
 * their components give names and types, their {@code @Schema} annotations, which the OpenAPI document is made from
 * too, give lengths, ranges and what is required.
 */
@NullMarked
package io.criterio.json;

import org.jspecify.annotations.NullMarked;
