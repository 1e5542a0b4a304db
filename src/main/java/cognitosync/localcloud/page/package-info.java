/** Building blocks of pages: templates that escape, static files, checks of navigation and same-origin requests. */
package cognitosync.localcloud.page;
