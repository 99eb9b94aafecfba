/** What joins the trainer to the application's settings: windows cut as a route cuts them. */
package dev.weir.retrain;
