/** Small grey images and what is done to them before they are classified. */
package dev.weir.image;
