/** What goes wrong, by kind and with a sentence for the person at the terminal; what a process ends with is not decided here. */
package cognitosync.device.failure;
