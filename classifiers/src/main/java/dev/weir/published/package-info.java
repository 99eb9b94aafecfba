/** ROCKET as its paper has it: many padded kernels, none left out. */
package dev.weir.published;
