/**
 * What trainers must keep, whatever their code is called: bytes of artifacts, scores and figures.
 * {@link dev.weir.testing.Contract} says how they are recorded.
 */
package dev.weir.trainer.contract;
