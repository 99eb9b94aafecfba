/** Pictures made of lines, areas and text, written as SVG and as PNG. */
package dev.weir.picture;
