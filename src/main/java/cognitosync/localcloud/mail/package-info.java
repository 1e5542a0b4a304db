/** The mail that user pools send, kept on this machine and shown on the API port. */
package cognitosync.localcloud.mail;
