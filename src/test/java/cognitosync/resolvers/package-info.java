/** The product's resolvers, in the runtime and on the tables of the local cloud. */
package cognitosync.resolvers;
