/** Training and evaluation, their figures and reports, and model files. */
package dev.weir.trainer.training;
