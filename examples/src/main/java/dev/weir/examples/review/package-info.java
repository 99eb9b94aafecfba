/** An example of a team's own code behind Weir: predictions that a person should look at. */
package dev.weir.examples.review;
