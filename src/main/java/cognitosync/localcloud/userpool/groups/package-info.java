/** Groups of users: their store, and what tokens say of them. */
package cognitosync.localcloud.userpool.groups;
