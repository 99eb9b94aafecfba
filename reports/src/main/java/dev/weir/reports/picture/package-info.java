/** Pictures of lines, areas and text, rendered as SVG and PNG. */
package dev.weir.reports.picture;
