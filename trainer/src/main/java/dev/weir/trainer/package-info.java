/** Training and evaluation runs, their figures and reports, and model files. */
package dev.weir.trainer;
