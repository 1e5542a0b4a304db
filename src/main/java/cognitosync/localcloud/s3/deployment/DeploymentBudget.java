package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.template.DeploymentException;

/**
 * What one bucket deployment may take of memory and time, all its sources together: a small zip file, or a marker with a long
 * value, can ask for more than there is.
 */
final class DeploymentBudget {
    /** All files of a deployment are in memory at once. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

    /** As many as a zip file without extensions holds; each costs some hundred bytes, however short it is. */
    static final int MOST_FILES = 65_535;

    /** Each marker is looked for in each file of its source: some seconds of it. */
    static final long MOST_SCANNED = 2L * 1024 * 1024 * 1024;

    private final long mostBytes;
    private final int mostFiles;
    private final long mostScanned;
    private long bytes;
    private int files;
    private long scanned;

    DeploymentBudget() {
        this(MOST_BYTES, MOST_FILES, MOST_SCANNED);
    }

    DeploymentBudget(long mostBytes, int mostFiles, long mostScanned) {
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
        this.mostScanned = mostScanned;
    }

    /** How many bytes there is still place for. */
    long left() {
        return mostBytes - bytes;
    }

    /** One file more, of so many bytes. */
    void file(String source, String name, long size) {
        files++;
        if (files > mostFiles) {
            throw new DeploymentException("the sources hold more than " + mostFiles
                    + " files, which is the most that is taken here, at the file " + name + " of " + source + ".");
        }
        // A small zip file can hold more than the memory does, whatever sizes its entries name.
        if (size > left()) {
            throw new DeploymentException("the asset " + source + " unpacks to more than there is place for: a"
                    + " deployment has at most " + mostBytes + " bytes here. It ended at its file " + name + ".");
        }
        bytes += size;
    }

    /** A file that had one size has another. */
    void resize(long from, long to) {
        if (to - from > left()) {
            throw new DeploymentException("a file grows to " + to + " bytes when its markers are replaced: a deployment"
                    + " has at most " + mostBytes + " bytes here. Use fewer markers, or shorter values.");
        }
        bytes += to - from;
    }

    /** So many bytes are looked through for a marker. */
    void scan(long size) {
        scanned += size;
        if (scanned > mostScanned) {
            throw new DeploymentException("its markers would be looked for in more than " + mostScanned
                    + " bytes, which is the most that is done here; use fewer markers, or put the files without any"
                    + " into a source of their own.");
        }
    }
}
