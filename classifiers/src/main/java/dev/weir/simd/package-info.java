/** Whether and when the SIMD twins of the numeric kernels are used. */
package dev.weir.simd;
