import path from 'node:path'

/** The folder of the clone. */
export const root = path.join(import.meta.dirname, '..')

/**
 * A program that was installed with the workspace.
 *
 * @param {string} name
 * @param {string} [workspacePackage] Its folder, such as `apps/web`; the root's own if left out.
 */
export const installedProgram = (name, workspacePackage = '.') =>
  path.join(root, workspacePackage, 'node_modules/.bin', name)
