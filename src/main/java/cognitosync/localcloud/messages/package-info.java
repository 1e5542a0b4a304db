/** The sentences of the local cloud's pages and terminal, in one file. Imports nothing of the local cloud. */
package cognitosync.localcloud.messages;
