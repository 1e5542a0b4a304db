/** What every page of this machine is made with: templates that escape, files beside them, and the question whose form it is. */
package cognitosync.localcloud.page;
