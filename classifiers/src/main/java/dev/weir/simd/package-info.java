/** Whether the SIMD twins of the numeric kernels can be used. */
package dev.weir.simd;
