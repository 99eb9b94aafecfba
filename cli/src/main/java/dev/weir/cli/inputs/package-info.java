/** Topics of the team's own: checks of their mappings, and records for them. */
package dev.weir.cli.inputs;
