/** Topics of a team's own: their records are keyed by source and mapped to Weir's. */
package dev.weir.stream.inputs;
