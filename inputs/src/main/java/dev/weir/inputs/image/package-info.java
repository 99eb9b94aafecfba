/** Images as bytes, texts, numbers and picture files, as grey values of 8 bits. */
package dev.weir.inputs.image;
