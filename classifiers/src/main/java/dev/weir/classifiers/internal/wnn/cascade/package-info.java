/** From cheap bounds to exact distances: how one query and many are decided. */
package dev.weir.classifiers.internal.wnn.cascade;
