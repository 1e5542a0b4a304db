/** The command-line device: its pure parts alone, and the whole of it against the local cloud. */
package cognitosync.device;
