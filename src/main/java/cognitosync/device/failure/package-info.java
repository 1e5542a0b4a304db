/** Kinds of failures, each with a sentence for the person at the terminal; exit codes are decided elsewhere. */
package cognitosync.device.failure;
