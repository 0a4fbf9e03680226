### The Operator's page

operator-title = This server
operator-door-lead = This link opens the page of whoever runs this server, once. For twelve hours this browser may then see and manage every Space.
operator-door-go = Open the page
operator-refresh = Look again
operator-inside =
    { $people ->
        [0] Nobody is inside
        [one] One person is inside
       *[other] { $people } people are inside
    }, { $waiting ->
        [0] nobody waits
        [one] one waits
       *[other] { $waiting } wait
    }; { $spaces ->
        [0] no Space runs
        [one] one Space runs
       *[other] { $spaces } Spaces run
    }.
operator-health = How it fares
operator-well = What is to be kept can be kept.
operator-trouble-full = The disk is full: nothing new can be kept. Who is inside can walk and look, but nobody can write. Make room; the server notices by itself.
operator-trouble-read_only = The disk takes no changes: nothing new can be kept. Who is inside can walk and look, but nobody can write. Make it writable; the server notices by itself.
operator-trouble-failing = The disk or the database fails: nothing new can be kept. Make a copy of what can still be read, and look at the machine.
operator-trouble-stopping = The server is stopping.
operator-backup-at = The last backup is of { $at }.
operator-backup-never = There was never a backup.
operator-backup-elsewhere = The database is PostgreSQL, which keeps its own backups.
operator-backup-remedy = Make one now, and keep the file on another machine:
operator-beat-late = Latest beat of the last minutes
operator-loop-lag = A request waits
operator-memory = Memory
operator-files = Open files
operator-database = Database
operator-disk = Left on the disk
operator-spaces = Spaces
operator-space = Space
operator-entry = Who may come
operator-entry-anyone = Everybody
operator-entry-link = With link or code
operator-people = Inside
operator-waiting = Waiting
operator-go = Go to
operator-open = Door
operator-manage = Rules and people
operator-deleted = Deleted
operator-gone-at = Gone for good
operator-restore = Bring back
operator-versions = Versions
operator-database-is = Database
