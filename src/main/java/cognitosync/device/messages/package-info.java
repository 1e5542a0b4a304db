/** The texts that people read, all of them in the file {@code cognitosync/device/messages.properties}. */
package cognitosync.device.messages;
