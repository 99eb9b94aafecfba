/** From single labelled predictions to accuracy windows, in two stages. */
package dev.weir.stream.accuracy;
