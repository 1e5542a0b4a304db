/** Operations of the user pool API for administrators: signed with developer credentials, on users, groups and settings. */
package cognitosync.localcloud.userpool.api.admin;
