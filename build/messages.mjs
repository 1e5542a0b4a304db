/** Every sentence that the programs of this folder print for a person. */

export const COMPILING = "Compiling the app ...";
export const BUILDING_SITE = "Building the site ...";
export const SYNTHESIZING = "Synthesizing the template ...";
export const INSTALL_MAVEN = "Install Apache Maven 3.8.6 or newer and put it on the PATH.";
export const INSTALL_NODE = "Install Node.js 20 or newer, which includes npm.";

/** @param {string} folder empty for the site */
export const installing = (folder) => `Installing ${folder ? `the packages of ${folder}` : "the site's packages"} ...`;

/** @param {string[]} parts that were up to date: site, template */
export function unchanged(parts) {
  const text = parts.join(" and ");
  return `${text[0].toUpperCase()}${text.slice(1)} unchanged.`;
}

export const unknownOption = (option, context) => `The option ${option} is not supported. Use ${context}"name=value ...".`;

export const invalidContext = (word) =>
  `The context value "${word}" is not of the form name=value. Write all of them as -Dlocal.context="signIn=implicit retain=true".`;

export const noClassPath = (file) => `Maven did not write ${file}. Run \`mvn process-classes\` and read its output.`;
export const notStarted = (command, remedy) => `${command} can't be started. ${remedy}`;
export const noJava = (java, code) => `${java} can't be started (${code}). Install a JDK, 17 or newer, and set JAVA_HOME.`;
export const failed = (command, code) => `\`${command}\` failed with exit code ${code}. Its output is above.`;
