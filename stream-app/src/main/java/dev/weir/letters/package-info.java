/** What an operator does with dead letters: find them, look at one, send them again. */
package dev.weir.letters;
