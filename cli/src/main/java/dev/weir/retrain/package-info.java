/** Connects the trainer to the application's settings: windows are cut as a route cuts them. */
package dev.weir.retrain;
