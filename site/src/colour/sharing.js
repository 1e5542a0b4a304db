/** Invitations and members. Importing this module imports that part of the sync library, which a page loads when somebody shares. */
export { Sharing } from "cognito-sync-datasets/appsync-sharing";
