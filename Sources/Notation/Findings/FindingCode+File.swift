/// What can be wrong with files, folders and disks.
extension FindingCode {
    /// All codes of this file.
    static let fileCodes: [FindingCode] = [
        diskFull, folderReadOnly, fileMissing, fileIsFolder, fileExists, fileBroken,
        folderLocked,
    ]

    /// No space is left.
    public static let diskFull = FindingCode(
        "disk-full", retry: .later, status: 503, exit: .machinery,
        zh: "磁盘已满，无法写入（{at}）。已保存的内容没有丢失。",
        en: "The disk is full; nothing could be written ({at}). What was saved is not lost.",
        remedy: ["zh": "请腾出空间后重试。", "en": "Free some space and try again."])
    /// The folder or file may not be written.
    public static let folderReadOnly = FindingCode(
        "folder-read-only", retry: .afterAction, status: 503, exit: .machinery,
        zh: "没有写入权限，或磁盘只读（{at}）。",
        en: "No permission to write, or the disk is read-only ({at}).",
        remedy: ["zh": "请检查文件夹权限和磁盘状态。", "en": "Check the folder's permissions and the disk."])
    /// The file or folder is not there.
    public static let fileMissing = FindingCode(
        "file-missing", exit: .usage,
        zh: "找不到 {at}。", en: "{at} does not exist.",
        remedy: ["zh": "请核对路径。", "en": "Check the path."])
    /// A folder stands where a file is meant.
    public static let fileIsFolder = FindingCode(
        "file-is-folder", exit: .usage,
        zh: "{at} 是文件夹，不是文件。", en: "{at} is a folder, not a file.",
        remedy: ["zh": "请指明其中的文件。", "en": "Name the file in it."])
    /// A file that is to be made is there, and may hold somebody's work.
    public static let fileExists = FindingCode(
        "file-exists", status: 0, exit: .usage,
        zh: "{at} 已经存在，没有覆盖。", en: "{at} exists and was not overwritten.",
        remedy: ["zh": "请另取文件名，或先移走它。", "en": "Choose another name, or move it away first."])
    /// Any other failure of the file system.
    public static let fileBroken = FindingCode(
        "file-broken", retry: .afterAction, status: 503, exit: .machinery,
        zh: "文件操作 {action} 失败（{at}）：{reason}。",
        en: "The file operation {action} failed ({at}): {reason}.",
        remedy: [
            "zh": "请检查磁盘；若为硬件故障请立即备份。",
            "en": "Check the disk; if it is failing, make a backup now.",
        ])
    /// Another process works in the folder.
    public static let folderLocked = FindingCode(
        "folder-locked", retry: .later, status: 503,
        zh: "文件夹 {at} 正由另一程序使用：{holder}。",
        en: "The folder {at} is in use by another process: {holder}.",
        remedy: ["zh": "请等它结束，或先停止它。", "en": "Wait for it to end, or stop it first."])
}
