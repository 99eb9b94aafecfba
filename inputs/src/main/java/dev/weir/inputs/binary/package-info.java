/** Records that are numbers and nothing else. */
package dev.weir.inputs.binary;
