/** What every trained model offers, how it is scored, and the artifact it is kept in. */
package dev.weir.model;
