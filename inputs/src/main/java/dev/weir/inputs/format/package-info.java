/** What all formats have in common. */
package dev.weir.inputs.format;
