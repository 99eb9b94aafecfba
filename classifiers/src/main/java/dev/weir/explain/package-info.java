/** What a model looks at, and why it decided as it did. */
package dev.weir.explain;
