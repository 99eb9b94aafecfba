/** Example of a team's own code that consumes Weir's output: predictions for manual review. */
package dev.weir.examples.review;
