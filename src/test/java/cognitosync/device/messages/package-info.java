/** Tests of the file of sentences. */
package cognitosync.device.messages;
