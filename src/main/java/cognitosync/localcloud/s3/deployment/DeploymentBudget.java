package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.template.DeploymentException;

/**
 * Limits the memory and time of one bucket deployment, all its sources together: a small zip file, or a marker with a long
 * value, can need more than is available.
 */
final class DeploymentBudget {
    /** All files of a deployment are in memory at once. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

    /** As many as a zip file without extensions holds; each costs some hundred bytes, however short it is. */
    static final int MOST_FILES = 65_535;

    /** Each marker is searched for in each file of its source; this takes some seconds. */
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

    /** How many bytes remain. */
    long left() {
        return mostBytes - bytes;
    }

    /** Counts one more file of that size. */
    void file(String source, String name, long size) {
        files++;
        if (files > mostFiles) {
            throw new DeploymentException("the sources hold more than " + mostFiles
                    + " files, the limit of the local cloud. The limit was exceeded by the file " + name + " of "
                    + source + ".");
        }
        // A small zip file can unpack to more than the memory, whatever sizes its entries declare.
        if (size > left()) {
            throw new DeploymentException(
                    "the asset " + source + " is too large when unpacked: a deployment has at most " + mostBytes
                            + " bytes here. The limit was exceeded by its file " + name + ".");
        }
        bytes += size;
    }

    /** Counts the change of a file's size. */
    void resize(long from, long to) {
        if (to - from > left()) {
            throw new DeploymentException(
                    "a file grows to " + to + " bytes when its markers are replaced, and a deployment has at most "
                            + mostBytes + " bytes here. Use fewer markers, or shorter values.");
        }
        bytes += to - from;
    }

    /** Counts bytes that are searched for a marker. */
    void scan(long size) {
        scanned += size;
        if (scanned > mostScanned) {
            throw new DeploymentException("its markers would be searched for in more than " + mostScanned
                    + " bytes, the limit of the local cloud. Use fewer markers, or move files without markers"
                    + " to a separate source.");
        }
    }
}
