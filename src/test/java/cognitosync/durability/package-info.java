/** What was answered stays, whatever happens to the process, the disk and the files. */
package cognitosync.durability;
