/** Records of a team's own topics as Weir's: the mapper, what it takes and what it returns. */
package dev.weir.inputs;
