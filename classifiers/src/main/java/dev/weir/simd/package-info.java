/** Availability of SIMD and the switch to the SIMD twins of the numeric kernels. */
package dev.weir.simd;
