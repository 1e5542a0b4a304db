/** Stored datasets: {@link DatasetStore} is what a store must do, SQLite the one there is. */
package cognitosync.localcloud.sync.store;
