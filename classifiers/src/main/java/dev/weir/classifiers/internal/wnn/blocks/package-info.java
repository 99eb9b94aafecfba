/** Images side by side, in the layout of the kernels, and means of their pixels. */
package dev.weir.classifiers.internal.wnn.blocks;
