/** Dead letters for operators: find, inspect and replay them. */
package dev.weir.stream.deadletters;
